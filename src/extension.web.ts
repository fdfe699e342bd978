/** Browser entry: what the desktop entry does, without Azure. */
export function activate(): void {
  // The parts arrive with the editor adapter.
}
