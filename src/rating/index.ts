/** Rating C-GAS, and the course that goes with it. */

export { RatePage } from './rate.tsx'
export { lastTrained, type TrainingState, trainingState } from './rounds.ts'
export { TrainingPages } from './training/index.tsx'
