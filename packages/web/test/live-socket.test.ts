import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LiveSocket } from '../src/api/live-socket.ts';

/** Stands in for the browser's WebSocket: opens and closes when told. */
class FakeSocket {
  static readonly OPEN = 1;
  static made: FakeSocket[] = [];
  readyState = 0;
  sent: string[] = [];
  onopen: (() => void) | null = null;
  onclose: (() => void) | null = null;
  onmessage: ((message: { data: unknown }) => void) | null = null;

  constructor() {
    FakeSocket.made.push(this);
  }
  send(text: string): void {
    this.sent.push(text);
  }
  close(): void {
    this.onclose?.();
  }
  open(): void {
    this.readyState = FakeSocket.OPEN;
    this.onopen?.();
  }
}

const last = (): FakeSocket => {
  const socket = FakeSocket.made.at(-1);
  if (socket === undefined) throw new Error('no socket was made');
  return socket;
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', FakeSocket);
  FakeSocket.made = [];
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('topics are subscribed once, delivered to their listeners only, and given up with the last of them', () => {
  const live = new LiveSocket('ws://test/ws');
  live.connect();
  const heard: unknown[] = [];
  const stop = live.listen('index', (payload) => heard.push(payload));
  const stopOther = live.listen('index', () => undefined);
  last().open();
  expect(last().sent).toEqual(['{"subscribe":"index"}']);
  last().onmessage?.({ data: '{"topic":"index","payload":{"position":"7"}}' });
  last().onmessage?.({ data: '{"topic":"jobs/1","payload":1}' });
  last().onmessage?.({ data: 'not json' });
  expect(heard).toEqual([{ position: '7' }]);
  stop();
  stopOther();
  expect(last().sent).toEqual(['{"subscribe":"index"}', '{"unsubscribe":"index"}']);
});

test('after a break it connects again with longer waits, subscribes again and says that news may be missing', () => {
  const live = new LiveSocket('ws://test/ws');
  const heard: unknown[] = [];
  live.connect();
  live.listen('index', (payload) => heard.push(payload));
  last().open();
  expect(live.state).toBe('open');
  last().close();
  expect(live.state).toBe('closed');
  vi.advanceTimersByTime(499);
  expect(FakeSocket.made).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(FakeSocket.made).toHaveLength(2);
  last().close();
  vi.advanceTimersByTime(999);
  expect(FakeSocket.made).toHaveLength(2);
  vi.advanceTimersByTime(1);
  expect(FakeSocket.made).toHaveLength(3);
  last().open();
  expect(last().sent).toEqual(['{"subscribe":"index"}']);
  expect(heard).toEqual([undefined]);
});

test('closed by the page, it stays closed', () => {
  const live = new LiveSocket('ws://test/ws');
  live.connect();
  last().open();
  live.close();
  vi.advanceTimersByTime(60_000);
  expect(FakeSocket.made).toHaveLength(1);
});
