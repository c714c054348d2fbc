import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { ObjectLiteral } from 'typeorm';
import { Announcements } from './announcements.js';
import { dataSourceOptions, type ConnectionLimits } from './data-source.js';
import { Database } from './database.js';

/** What may differ between two users of the database; 20 connections and 20 s for a statement unless told. */
export interface DatabaseOptions extends Partial<ConnectionLimits> {
  /** Entities besides those that modules register with `TypeOrmModule.forFeature`. */
  entities?: (new () => ObjectLiteral)[];
}

/** Gives every module `Database`, `Announcements` and TypeORM's repositories. */
@Global()
@Module({})
export class DatabaseModule {
  /** Connects to the PostgreSQL at `url`, whose schema `migrate` has brought up to date. */
  static forRoot(url: string, { entities = [], ...limits }: DatabaseOptions = {}): DynamicModule {
    const connection = TypeOrmModule.forRootAsync({
      useFactory: () => ({
        ...dataSourceOptions(url, limits),
        entities,
        autoLoadEntities: true,
      }),
    });
    return {
      module: DatabaseModule,
      imports: [connection],
      providers: [Announcements, Database],
      exports: [Announcements, Database, connection],
    };
  }
}
