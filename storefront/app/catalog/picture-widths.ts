/** Widths that are served; anything else is 404, so the cache stays small. CSS pixels times density. */
export const pictureWidths = [96, 160, 240, 320, 480, 640, 800, 1080, 1400] as const
