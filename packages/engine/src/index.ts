export { EPOCH_MS, fromIndexSecond, toIndexSecond } from './epoch.ts';
export type { EventChunk } from './event-chunk.ts';
export type { Segment } from './segment.ts';
export { type BuilderOptions, SegmentBuilder } from './segment-builder.ts';
export { type PersonSequence, SequenceIndex } from './sequence-index.ts';
