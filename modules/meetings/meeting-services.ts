import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CalendarService } from '../calendar/index.js';
import { cityDay } from '../kernel/index.js';
import { Policies } from '../policies/index.js';
import { EngineExtensions, type ServiceCall } from '../process-engine/index.js';
import { MeetingBook } from './meeting-book.js';
import { MEETING_RULES } from './meeting-policy.js';

type Answer = Promise<Record<string, unknown>>;

const DAY = 86_400_000;
/** Longer than any holiday. */
const LONGEST_HOLIDAY = 30;

/** What the diagrams of meetings ask of the system. */
@Injectable()
export class MeetingServices implements OnModuleInit {
  constructor(
    private readonly book: MeetingBook,
    private readonly calendars: CalendarService,
    private readonly policies: Policies,
    private readonly extensions: EngineExtensions,
  ) {}

  onModuleInit(): void {
    this.policies.define(MEETING_RULES);
    this.extensions.addHandler('meetings.plan-reception', (call) => this.planReception(call));
    this.extensions.addHandler('meetings.build-agenda', (call) => this.buildAgenda(call));
  }

  /** A reception on a holiday is put off to the next working day, same time. */
  private async planReception({ tx, by, instance }: ServiceCall): Answer {
    const calendar = await this.calendars.current(tx);
    const days = Array.from({ length: LONGEST_HOLIDAY }, (_, index) => new Date(by.at.getTime() + index * DAY));
    const day = days.find((at) => calendar.isWorkingDay(cityDay(at))) ?? by.at;
    const meetingId = await this.book.plan(tx, 'reception', instance.id, day);
    return { meetingId, receptionAt: day.toISOString() };
  }

  private async buildAgenda({ tx, by, instance }: ServiceCall): Answer {
    const { value } = await this.policies.inForce(tx, MEETING_RULES);
    const meetingId = await this.book.plan(tx, 'dispatch', instance.id, by.at);
    return { meetingId, agendaSize: await this.book.buildAgenda(tx, meetingId, value) };
  }
}
