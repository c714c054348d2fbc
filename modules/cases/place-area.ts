import { Injectable } from '@nestjs/common';
import { Organisation } from '../organisation/index.js';

/** Streets 街道 and what lies below them are town, townships and villages are countryside. */
const STREET = /街道/;

/** Whether a place is `town` or `countryside`, on which the time to get there depends. */
@Injectable()
export class PlaceArea {
  constructor(private readonly organisation: Organisation) {}

  /** Null where no township or street is known. */
  of(place: string | null | undefined): 'town' | 'countryside' | null {
    const line = place ? this.organisation.upward(place) : [];
    const township = line.find(({ kind }) => kind === 'township');
    if (!township) return null;
    return STREET.test(township.name) ? 'town' : 'countryside';
  }
}
