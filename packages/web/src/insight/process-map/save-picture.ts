import type { GraphLayout } from './graph-layout.ts';

/** Looks that make the drawing what it is; written onto every element, so that the picture needs no style sheet. */
const LOOKS = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-linejoin',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'font-variant-numeric',
  'text-anchor',
] as const;
/** Where the picture is opened, our faces are seldom installed. */
const FALLBACK = 'Overpass, "Source Sans 3", "Helvetica Neue", Arial, sans-serif';
const MARGIN = 12;
const LARGEST_PNG_PX = 12_000;
const SVG = 'http://www.w3.org/2000/svg';

/** Colours as every program reads them: a browser may answer with a newer notation. */
function plainColours(): (colour: string) => string {
  const known = new Map<string, string>();
  const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', {
    willReadFrequently: true,
  });
  return (colour) => {
    const done = known.get(colour);
    if (done !== undefined) return done;
    let plain = colour;
    if (context !== null && colour !== 'none' && !colour.startsWith('url')) {
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
      plain = alpha === 0 ? 'none' : `rgb(${red}, ${green}, ${blue})`;
    }
    known.set(colour, plain);
    return plain;
  };
}

function withLooks(from: Element, to: Element, plain: (colour: string) => string): void {
  const style = getComputedStyle(from);
  for (const look of LOOKS) {
    const value = style.getPropertyValue(look);
    if (look === 'fill' || look === 'stroke') to.setAttribute(look, plain(value));
    else if (look === 'font-family') to.setAttribute(look, FALLBACK);
    else if (value !== '' && value !== 'normal') to.setAttribute(look, value);
  }
}

/**
 * The drawing as it stands, whole and by itself: looks written out, nothing to click, on the ground of the page.
 * @param scene the group that holds the drawing, without what the camera does to it
 */
export function pictureOf(scene: SVGGElement, layout: GraphLayout, title: string, ground: string): string {
  const plain = plainColours();
  const copy = (element: Element): Element | null => {
    const style = getComputedStyle(element);
    if (style.fill === 'none' && style.stroke === 'none' && element.localName !== 'g') return null;
    if (element.localName === 'path' && plain(style.stroke) === 'none' && plain(style.fill) === 'none') return null;
    const made = document.createElementNS(SVG, element.localName);
    for (const name of ['d', 'x', 'y', 'width', 'height', 'rx']) {
      const value = element.getAttribute(name);
      if (value !== null) made.setAttribute(name, value);
    }
    if (element.localName === 'title') {
      made.textContent = element.textContent;
      return made;
    }
    const moved =
      element instanceof SVGElement ? /translate\(([-\d.]+)px, ([-\d.]+)px\)/.exec(element.style.transform) : null;
    if (moved !== null) made.setAttribute('transform', `translate(${moved[1]} ${moved[2]})`);
    withLooks(element, made, plain);
    for (const child of element.childNodes) {
      const inner = child instanceof Element ? copy(child) : document.createTextNode(child.textContent ?? '');
      if (inner !== null) made.append(inner);
    }
    return made;
  };
  const width = Math.ceil(layout.width + 2 * MARGIN);
  const height = Math.ceil(layout.height + 2 * MARGIN);
  const picture = document.createElementNS(SVG, 'svg');
  picture.setAttribute('width', String(width));
  picture.setAttribute('height', String(height));
  picture.setAttribute('viewBox', `${-MARGIN} ${-MARGIN} ${width} ${height}`);
  picture.setAttribute('role', 'img');
  const name = document.createElementNS(SVG, 'title');
  name.textContent = title;
  const paper = document.createElementNS(SVG, 'rect');
  for (const [key, value] of Object.entries({ x: -MARGIN, y: -MARGIN, width, height, fill: plain(ground) }))
    paper.setAttribute(key, String(value));
  picture.append(name, paper);
  for (const child of scene.children) {
    const made = copy(child);
    if (made !== null) picture.append(made);
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(picture)}\n`;
}

/** The picture as pixels, twice as fine as drawn where that is not too large. */
export async function pixelsOf(picture: string, layout: GraphLayout): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture)}`;
  await image.decode();
  const scale = Math.min(2, LARGEST_PNG_PX / Math.max(layout.width, layout.height, 1));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.naturalWidth * scale);
  canvas.height = Math.round(image.naturalHeight * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob === null ? reject(new Error('No picture came out')) : resolve(blob)), 'image/png'),
  );
}

/** Hands something to the person as a file. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
