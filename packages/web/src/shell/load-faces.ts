/** Text is not kept waiting longer for its faces; then it is set in the system's and changes. */
const LONGEST_WAIT_MS = 600;

const FACES = ['400 1em "Source Sans 3 Variable"', '600 1em "Overpass Variable"'];

/** Fetches the faces before the first text needs them, because text whose face comes later jumps. */
export async function loadFaces(): Promise<void> {
  const faces = Promise.allSettled(FACES.map((face) => document.fonts.load(face)));
  await Promise.race([faces, new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT_MS))]);
}
