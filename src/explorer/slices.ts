/** How long work goes on in one go, in milliseconds: the extension host has other things to do as well. */
const slice = 12;

/** Does something with each item, a few at a time, and lets others run in between. */
export async function inSlices<T>(items: Iterable<T>, work: (item: T) => void): Promise<void> {
  let end = performance.now() + slice;
  for (const item of items) {
    if (performance.now() > end) {
      await new Promise((resolve) => setTimeout(resolve));
      end = performance.now() + slice;
    }
    work(item);
  }
}
