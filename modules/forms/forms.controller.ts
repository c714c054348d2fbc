import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ShippedForms, type Form } from './shipped-forms.js';

@ApiTags('forms')
@Controller('api/v1/forms')
export class FormsController {
  constructor(private readonly forms: ShippedForms) {}

  @Get(':id')
  @ApiOperation({ summary: 'A form as form-js draws it' })
  get(@Param('id') id: string): Promise<Form> {
    return this.forms.get(id);
  }
}
