/** "2026-05-06": the day where the user is; what is no date as it came. */
export function dayText(time: string): string {
  const at = new Date(time);
  if (Number.isNaN(at.getTime())) return time;
  return [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join("-");
}

/** "2026-05-06 18:00", by the clock where the user is. */
export function minuteText(time: string): string {
  const at = new Date(time);
  if (Number.isNaN(at.getTime())) return time;
  return `${dayText(time)} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
