import { ApiProperty, ApiPropertyOptional, PartialType, PickType } from '@nestjs/swagger';
import {
  ArrayUnique,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  Length,
  Matches,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import { PageQuery, ROLES, type Role } from '../../kernel/index.js';
import { LONGEST_PASSWORD, ONE_LINE, SHORTEST_PASSWORD } from '../account-check.js';
import type { Account } from '../account.js';

/** Which accounts. */
export class AccountQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Of this unit, not of those below it', example: 'LS-DCG' })
  @IsOptional()
  @Matches(ONE_LINE)
  unitCode?: string;

  @ApiPropertyOptional({ enum: ROLES, example: 'handler' })
  @IsOptional()
  @IsIn(ROLES)
  role?: Role;

  @ApiPropertyOptional({ description: 'Part of the username or the name', example: '王' })
  @IsOptional()
  @Matches(ONE_LINE)
  q?: string;
}

/** A new account. */
export class NewAccountBody {
  @ApiProperty({ example: 'chengguan' })
  @IsString()
  @Length(2, 64)
  username!: string;

  @ApiProperty({ example: '王经办' })
  @IsString()
  @Length(1, 64)
  name!: string;

  @ApiProperty({ example: 'correct horse battery', minLength: SHORTEST_PASSWORD, maxLength: LONGEST_PASSWORD })
  @IsString()
  @MaxLength(LONGEST_PASSWORD)
  password!: string;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'LS-DCG' })
  @ValidateIf((_body, value) => value !== undefined && value !== null)
  @Matches(ONE_LINE)
  unitCode?: string | null;

  @ApiProperty({ enum: ROLES, isArray: true, example: ['handler'] })
  @IsIn(ROLES, { each: true })
  @ArrayUnique()
  roles!: Role[];
}

/** What to change; what is left out stays. */
export class AccountChangeBody extends PartialType(
  PickType(NewAccountBody, ['name', 'password', 'unitCode', 'roles'] as const),
  { skipNullProperties: false },
) {
  @ApiPropertyOptional({ description: 'false ends all sessions of the account', example: false })
  @ValidateIf((_body, value) => value !== undefined)
  @IsBoolean()
  enabled?: boolean;
}

/** An account as administrators see it. */
export class AccountView implements Account {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'chengguan' }) username!: string;
  @ApiProperty({ example: '王经办' }) name!: string;
  @ApiProperty({ type: String, nullable: true, example: 'LS-DCG' }) unitCode!: string | null;
  @ApiProperty({ enum: ROLES, isArray: true, example: ['handler'] }) roles!: Role[];
  @ApiProperty() enabled!: boolean;
  @ApiProperty() mustChangePassword!: boolean;
  @ApiProperty() createdAt!: Date;
  @ApiProperty({ type: Date, nullable: true }) lastLoginAt!: Date | null;
}

/** A page of accounts. */
export class AccountPage {
  @ApiProperty({ type: AccountView, isArray: true }) items!: AccountView[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
