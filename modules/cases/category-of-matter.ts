import { Injectable } from '@nestjs/common';
import { Categories } from '../categories/index.js';
import type { Transaction } from '../database/index.js';
import { KnownWords } from '../knowledge/index.js';
import type { Actor } from '../kernel/index.js';
import { CaseAccess } from './case-access.js';
import { guessCategories, type CategoryGuess } from './category-guess.js';
import { likeTyped, VISIBLE_FROM } from './likeness.js';
import type { UnregisteredMatter } from './unregistered-matter.js';

const ENOUGH_WORDS = 2;

/** Guesses the category of a matter by its words. */
@Injectable()
export class CategoryOfMatter {
  constructor(
    private readonly categories: Categories,
    private readonly access: CaseAccess,
    private readonly known: KnownWords,
  ) {}

  async guess(tx: Transaction, actor: Actor, matter: UnregisteredMatter, at: Date): Promise<CategoryGuess[]> {
    const text = `${matter.title} ${matter.content}`.trim();
    if (text.length < ENOUGH_WORDS) return [];
    const keywords = await this.known.of(tx, text, at);
    const typed = { callerHash: null, place: matter.place ?? null, address: null, words: text };
    const alike = await likeTyped(tx, typed, this.access.visible(actor, VISIBLE_FROM), at);
    const { tree } = this.categories.current();
    const leaves = tree.nodes.filter(({ code }) => tree.children(code).length === 0);
    return guessCategories({ text, categories: leaves, keywords, alike });
  }
}
