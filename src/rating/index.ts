/** Rating C-GAS, and the course that goes with it. */

export { RateCgas } from './rate-cgas.tsx'
export { lastTrained, type TrainingState, trainingState } from './rounds.ts'
export { TrainingPages } from './training/index.tsx'
