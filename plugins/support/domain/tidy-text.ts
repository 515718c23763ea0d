/** Bounds of what people write, in characters. */
export const textLimits = { subject: 120, body: 4000, name: 120 } as const

/** What somebody wrote, as it is kept: whole characters, plain line ends, no control characters, no space around it. */
export const tidyText = (typed: string): string =>
  typed
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    // Everything that steers a terminal or turns a sentence around; line ends stay
    .replace(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .replace(/\n{4,}/g, '\n\n\n')
    .trim()

/** The same on one line. */
export const tidyLine = (typed: string): string => tidyText(typed).replace(/\s+/g, ' ')
