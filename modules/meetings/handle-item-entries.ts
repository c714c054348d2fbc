import { IsString, Length } from 'class-validator';

/** Entries of a 落实调度事项 task. */
export class HandleItemEntries {
  @IsString()
  @Length(1, 5000)
  result!: string;
}
