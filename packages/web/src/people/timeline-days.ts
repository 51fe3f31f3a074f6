/** What happened on one day. */
export interface TimelineDay<Event> {
  /** Calendar day in the reader's time zone, `2026-05-03`. */
  readonly day: string;
  readonly events: readonly Event[];
}

/** Groups events, in the order they come, by the calendar day of a time zone. */
export function timelineDays<Event extends { readonly happenedAt: string }>(
  events: readonly Event[],
  timeZone: string,
): TimelineDay<Event>[] {
  const dayOf = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const days: { day: string; events: Event[] }[] = [];
  for (const event of events) {
    const day = dayOf.format(Date.parse(event.happenedAt));
    const last = days.at(-1);
    if (last?.day === day) last.events.push(event);
    else days.push({ day, events: [event] });
  }
  return days;
}
