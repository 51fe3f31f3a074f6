import { INSTANT_PATTERN } from '@waymark/model';

/** Days since 1970 of a date of the proleptic Gregorian calendar (H. Hinnant 2014, chrono-compatible low-level date algorithms). */
const DAYS = `era * 146097 + (yoe * 365 + intDiv(yoe, 4) - intDiv(yoe, 100) + intDiv(153 * (m + if(m > 2, -3, 9)) + 2, 5) + d - 1) - 719468`;
const LENGTH_OF_MONTH =
  '[31, if((y % 4 = 0 AND y % 100 != 0) OR y % 400 = 0, 29, 28), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]';

/**
 * Milliseconds since 1970 of a text written as an instant, as `instantMs` of the model has them; NULL where the text names no
 * real time. The language's own arithmetic, since ClickHouse's times end at other years and read other texts.
 */
export function instantSql(text: string): string {
  // The pattern is ours and holds no quote; backslashes are escaped once for the literal.
  const pattern = INSTANT_PATTERN.replaceAll('\\', '\\\\');
  const zone = `if(g[8] IN ('', 'Z'), 0, if(startsWith(g[8], '-'), -1, 1) * (toInt64OrZero(substring(g[8], 2, 2)) * 60 + toInt64OrZero(substring(g[8], 5, 2))))`;
  const ofDay = `(((toInt64OrZero(g[4]) * 60 + toInt64OrZero(g[5])) - ${zone}) * 60 + toInt64OrZero(g[6])) * 1000 + toInt64OrZero(rightPad(substring(g[7], 1, 3), 3, '0'))`;
  const isReal = `m BETWEEN 1 AND 12 AND d >= 1 AND d <= ${LENGTH_OF_MONTH}[m] AND toInt64OrZero(g[4]) <= 23 AND toInt64OrZero(g[5]) <= 59 AND toInt64OrZero(g[6]) <= 59`;
  // Each lambda binds names: the groups, then year, month and day, then the era of 400 years and the year in it.
  return (
    `arrayMap(g -> if(length(g) = 0, NULL, arrayMap((y, m, d) -> if(${isReal}, ` +
    `arrayMap(yy -> arrayMap((era, yoe) -> (${DAYS}) * 86400000 + ${ofDay}, [toInt64(floor(yy / 400))], [yy - toInt64(floor(yy / 400)) * 400])[1], [y - if(m <= 2, 1, 0)])[1], NULL), ` +
    `[toInt64OrZero(g[1])], [toInt64OrZero(g[2])], [toInt64OrZero(g[3])])[1]), [extractGroups(${text}, '${pattern}')])[1]`
  );
}
