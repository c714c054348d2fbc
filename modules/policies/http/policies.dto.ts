import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsObject, IsString, Length, Min } from 'class-validator';

/** A new version of a policy. */
export class PolicyBody {
  @ApiProperty({ type: Object, description: 'What the rule says; its fields depend on the policy' })
  @IsObject()
  value!: Record<string, unknown>;

  @ApiProperty({ description: 'The document or decision the rule comes from' })
  @IsString()
  @Length(1, 500)
  clause!: string;

  @ApiProperty({ description: 'The version this one replaces' })
  @IsInt()
  @Min(1)
  basedOn!: number;
}

export class PolicyView {
  @ApiProperty() code!: string;
  @ApiProperty() version!: number;
  @ApiProperty({ type: Object }) value!: object;
  @ApiProperty() clause!: string;
  @ApiProperty() publishedAt!: Date;
  @ApiProperty() publishedBy!: string;
}
