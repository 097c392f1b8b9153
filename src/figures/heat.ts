type Color = readonly [number, number, number];

function channelsOf(color: string): Color {
  const at = (place: number): number => Number.parseInt(color.slice(place, place + 2), 16);
  return [at(1), at(3), at(5)];
}

/** The colour at a share of the way between two. */
export function heatColor([from, to]: readonly [string, string], share: number): string {
  const [start, end] = [channelsOf(from), channelsOf(to)];
  const mixed = start.map((channel, place) => Math.round(channel + (end[place]! - channel) * share));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

/** The one of two colours that can be read better on a ground. */
export function inkOn(ground: string, [first, second]: readonly [string, string]): string {
  return contrastOf(ground, first) >= contrastOf(ground, second) ? first : second;
}

/** The contrast of two colours, from 1 to 21, by WCAG 2.2: (L1 + 0.05) / (L2 + 0.05) of their relative luminances. */
export function contrastOf(first: string, second: string): number {
  const [dark, light] = [luminanceOf(first), luminanceOf(second)].sort((left, right) => left - right);
  return (light! + 0.05) / (dark! + 0.05);
}

function luminanceOf(color: string): number {
  const [red, green, blue] = channelsOf(color).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
