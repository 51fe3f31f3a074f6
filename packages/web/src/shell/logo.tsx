/** The sign: a way marker pointing on. */
export function Logo({ size = 36 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 36 36" aria-hidden="true">
      <rect width="36" height="36" rx="9" fill="var(--brand)" />
      <path d="M8 11h14l6 7-6 7H8l5-7z" fill="var(--brand-ink)" />
    </svg>
  );
}
