/** Desktop entry: builds the parts and activates them. */
export function activate(): void {
  // The parts arrive with the editor adapter.
}
