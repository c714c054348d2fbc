import { Controller, Sse, type MessageEvent } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { endWith, interval, map, merge, takeUntil, timer, type Observable } from 'rxjs';
import { ChangeFeed } from './change-feed.js';

/** Proxies close what is silent for a minute. */
const BEAT_MS = 25_000;
/** A page asks anew after this, and is refused when its session has ended meanwhile. */
const LONGEST_MS = 600_000;

@ApiTags('live')
@Controller('api/v1/live')
export class LiveController {
  constructor(private readonly feed: ChangeFeed) {}

  /** Which cases changed, never how: the page reads again what its reader may see. */
  @Sse()
  @ApiOperation({
    summary: 'Server-sent events: `changed` with the ids of cases and processes, `beat` while nothing is',
  })
  live(): Observable<MessageEvent> {
    const changes = this.feed.changes.pipe(map((streams) => ({ type: 'changed', data: { streams } })));
    const beats = interval(BEAT_MS).pipe(map(() => ({ type: 'beat', data: {} })));
    return merge(changes, beats).pipe(
      takeUntil(merge(timer(LONGEST_MS), this.feed.closed)),
      endWith({ type: 'closing', data: {} }),
    );
  }
}
