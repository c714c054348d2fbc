import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { ObjectLiteral } from 'typeorm';
import { dataSourceOptions } from './data-source.js';
import { Database } from './database.js';

/** What may differ between two users of the database. */
export interface DatabaseOptions {
  /** Connections at most; 20 unless told. */
  poolSize?: number;
  /** Entities besides those that modules register with `TypeOrmModule.forFeature`. */
  entities?: (new () => ObjectLiteral)[];
}

/** Gives every module `Database` and TypeORM's repositories. */
@Global()
@Module({})
export class DatabaseModule {
  /** Connects to the PostgreSQL at `url`, whose schema `migrate` has brought up to date. */
  static forRoot(url: string, options: DatabaseOptions = {}): DynamicModule {
    const connection = TypeOrmModule.forRootAsync({
      useFactory: () => ({
        ...dataSourceOptions(url, options.poolSize),
        entities: options.entities ?? [],
        autoLoadEntities: true,
      }),
    });
    return { module: DatabaseModule, imports: [connection], providers: [Database], exports: [Database, connection] };
  }
}
