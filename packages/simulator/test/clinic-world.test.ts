import { expect, test } from 'vitest';
import { clinicWorld, eventsOfDay, CLINIC_TRUTH as TRUTH } from '../src/index.ts';

test.each([1, 2, 3])('the truth of the clinic comes back out (seed %i)', (seed) => {
  const people = new Map<string, Set<string>>();
  for (let day = 20_000; day < 20_040; day += 1) {
    for (const { userId = '', name } of eventsOfDay(clinicWorld, day, { seed, peopleADay: 120 })) {
      const names = people.get(userId) ?? new Set();
      people.set(userId, names.add(name));
    }
  }
  const all = [...people.values()];
  const share = (of: readonly Set<string>[], name: string, truth: number) => {
    const found = of.filter((names) => names.has(name)).length / of.length;
    expect(of.length).toBeGreaterThan(200);
    expect(Math.abs(found - truth)).toBeLessThan(4 * Math.sqrt((truth * (1 - truth)) / of.length));
  };
  share(all, 'Referral Received', TRUTH.isReferred);
  const referred = all.filter((names) => names.has('Referral Received'));
  share(
    referred.filter((names) => names.has('Appointment Reminded')),
    'Appointment Missed',
    TRUTH.noShowReminded,
  );
  share(
    referred.filter((names) => !names.has('Appointment Reminded')),
    'Appointment Missed',
    TRUTH.noShowNotReminded,
  );
  const home = all.filter((names) => names.has('Discharged'));
  share(home, 'Discharge Letter Sent', TRUTH.letterSent);
  share(home, 'Admitted to Ward', TRUTH.isAdmitted);
  const odds = TRUTH.aftercareOdds * TRUTH.letterFactor * TRUTH.callFactor;
  const caredFor = home.filter((names) => names.has('Discharge Letter Sent') && names.has('Follow-up Call Made'));
  share(caredFor, 'Aftercare Completed', odds / (1 + odds));
});
