/** Records of different lanes never meet: a drill cannot become an incident. */
export const LANES = ['live', 'exercise', 'simulated'] as const;
export type Lane = (typeof LANES)[number];
