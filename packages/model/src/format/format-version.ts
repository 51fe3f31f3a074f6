/** Version of the JSON format written today. */
export const FORMAT_VERSION = 2;
