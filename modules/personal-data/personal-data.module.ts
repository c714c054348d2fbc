import { Module } from '@nestjs/common';
import { PersonalData } from './personal-data.js';

/** The one key for everything that identifies a person. */
@Module({ providers: [PersonalData], exports: [PersonalData] })
export class PersonalDataModule {}
