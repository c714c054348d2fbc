import { Module } from '@nestjs/common';
import { FormsController } from './forms.controller.js';
import { ShippedForms } from './shipped-forms.js';

/** The forms that tasks are filled in with. */
@Module({ controllers: [FormsController], providers: [ShippedForms] })
export class FormsModule {}
