import { Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { InjectRepository, TypeOrmModule } from '@nestjs/typeorm';
import { Column, Entity, PrimaryColumn, Repository } from 'typeorm';
import { Database, DatabaseModule } from '../../modules/database/index.js';
import { createTestDatabase, type TestDatabase } from '../support/index.js';

@Entity('notes')
class Note {
  @PrimaryColumn('int')
  id!: number;

  @Column('text')
  text!: string;
}

@Injectable()
class Notes {
  constructor(
    readonly database: Database,
    @InjectRepository(Note) readonly repository: Repository<Note>,
  ) {}
}

@Module({ imports: [TypeOrmModule.forFeature([Note])], providers: [Notes] })
class NotesModule {}

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
  await test.database.query('CREATE TABLE notes (id int PRIMARY KEY, text text NOT NULL)');
});
afterAll(() => test.drop());

describe('the database module', () => {
  it('gives every module the database and the repositories of its entities, and closes with the program', async () => {
    const program = await Test.createTestingModule({
      imports: [DatabaseModule.forRoot(test.url, { poolSize: 3 }), NotesModule],
    }).compile();
    const notes = program.get(Notes);

    await notes.database.transaction((tx) => tx.repository(Note).save({ id: 1, text: '路灯' }));

    expect(await notes.repository.findOneBy({ id: 1 })).toEqual({ id: 1, text: '路灯' });
    expect(notes.database.dataSource.options).toMatchObject({
      poolSize: 3,
      synchronize: false,
      uuidExtension: 'pgcrypto',
    });
    await program.close();
    expect(notes.database.dataSource.isInitialized).toBe(false);
  });
});
