import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.js';
import { Clock, type Actor } from '../kernel/index.js';
import { CategoryOfMatter } from './category-of-matter.js';
import { CourseOfMatter } from './course-of-matter.js';
import { MatterCheck } from './matter-check.js';
import type { IntakeProposal, UnregisteredMatter } from './unregistered-matter.js';

/** Says what would become of a matter, while it is written down. Nothing is kept of it. */
@Injectable()
export class ProposeCourse {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly check: MatterCheck,
    private readonly category: CategoryOfMatter,
    private readonly course: CourseOfMatter,
  ) {}

  /** Throws `case-invalid` with field errors. */
  async of(actor: Actor, matter: UnregisteredMatter): Promise<IntakeProposal> {
    const at = this.clock.now();
    return this.database.transaction(async (tx) => {
      await this.check.assertKnown(tx, matter);
      const categories = matter.category ? [] : await this.category.guess(tx, actor, matter, at);
      const category = matter.category ?? categories[0]?.code ?? null;
      return {
        at,
        categories,
        category,
        ...(await this.course.of(tx, { ...matter, category, place: matter.place ?? null }, at)),
      };
    });
  }
}
