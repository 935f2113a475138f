/** What one check of the doctor found. */
export interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly found: string;
  /** What to do when it is not as it should be. */
  readonly mend?: string;
}
