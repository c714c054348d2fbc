import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches, MaxLength } from 'class-validator';
import { ROLES, type Role } from '../../kernel/index.js';
import { LONGEST_PASSWORD, ONE_LINE, SHORTEST_PASSWORD } from '../account-check.js';
import type { SignedIn } from '../account.js';

/** A login. */
export class LoginBody {
  @ApiProperty({ example: 'chengguan' })
  @Matches(ONE_LINE)
  username!: string;

  @ApiProperty({ example: 'correct horse battery', maxLength: LONGEST_PASSWORD })
  @IsString()
  @MaxLength(LONGEST_PASSWORD)
  password!: string;
}

/** One's own new password. */
export class PasswordBody {
  @ApiProperty({ example: 'correct horse battery' })
  @IsString()
  @MaxLength(LONGEST_PASSWORD)
  currentPassword!: string;

  @ApiProperty({ example: 'stapled by a llama', minLength: SHORTEST_PASSWORD, maxLength: LONGEST_PASSWORD })
  @IsString()
  @MaxLength(LONGEST_PASSWORD)
  newPassword!: string;
}

/** Who is signed in. */
export class SignedInView implements SignedIn {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'chengguan' }) username!: string;
  @ApiProperty({ example: '王经办' }) name!: string;
  @ApiProperty({ type: String, nullable: true, example: 'LS-DCG' }) unitCode!: string | null;
  @ApiProperty({ enum: ROLES, isArray: true, example: ['handler'] }) roles!: Role[];
  @ApiProperty({ description: 'The password was set by somebody else; ask for another.' }) mustChangePassword!: boolean;
}

/** A login that succeeded. */
export class LoginView {
  @ApiProperty({ description: 'Also usable as Authorization: Bearer', example: 'q0hF…43 characters' }) token!: string;
  @ApiProperty({ example: '2026-03-02T21:00:00.000+08:00' }) expiresAt!: Date;
  @ApiProperty({ type: SignedInView }) account!: SignedInView;
}
