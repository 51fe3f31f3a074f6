import { ClickHouseException } from './exception.ts';

/**
 * The fields of a `multipart/form-data` body: how clients send parameters that are too long for a URL.
 * @throws ClickHouseException 36 when the body is not what its header says
 */
export function readMultipart(contentType: string, body: Buffer): URLSearchParams {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  const fields = new URLSearchParams();
  const text = body.toString('utf8');
  if (boundary === undefined || !text.includes(`--${boundary}--`))
    throw new ClickHouseException(36, 'BAD_ARGUMENTS', 'Expected a whole multipart/form-data body with its boundary');
  for (const part of text.split(`--${boundary}`).slice(1, -1)) {
    const split = part.indexOf('\r\n\r\n');
    const name = /;\s*name="([^"]*)"/i.exec(part.slice(0, split))?.[1];
    if (name !== undefined) fields.append(name, part.slice(split + 4, -2));
  }
  return fields;
}
