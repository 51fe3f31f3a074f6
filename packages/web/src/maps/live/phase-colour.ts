/** Colour of a phase by its place; the five colours come round again. */
export function phaseColour(place: number): string {
  return `var(--phase-${(place % 5) + 1})`;
}
