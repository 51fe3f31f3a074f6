import { clinicWorld, trainWorld, type World } from '@waymark/simulator';

/** The worlds there are, by the name the command line knows them by. */
export const worlds: Readonly<Record<string, World>> = { train: trainWorld, clinic: clinicWorld };
