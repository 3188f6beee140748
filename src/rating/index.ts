/** Rating C-GAS, and the course that goes with it. */
export { lastTrained, type TrainingState, trainingState } from './rounds.ts'
export { RateCgas } from './rate-cgas.tsx'
export { TrainingPages } from './training/index.tsx'
