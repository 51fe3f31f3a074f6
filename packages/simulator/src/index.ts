export { CLINIC_TRUTH } from './clinic/clinic-truth.ts';
export { clinicWorld } from './clinic/clinic-world.ts';
export { type SimulatedEvent, trackingItem } from './simulated-event.ts';
export { expectedSatisfaction } from './train/train-trip.ts';
export { shareBookingAgain, TRAIN_TRUTH } from './train/train-truth.ts';
export { trainWorld } from './train/train-world.ts';
export { eventsBetween, eventsOfDay, type World, type WorldOptions } from './world.ts';
