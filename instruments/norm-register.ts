/** The norm sets, one line an instrument. */
export { cgasNorms } from './cgas/norms.ts'
export { core10Norms } from './core-10/norms.ts'
export { coreOmNorms } from './core-om/norms.ts'
export { ordinaryWeekNorms } from './ordinary-week/norms.ts'
export { sdqNorms } from './sdq/norms.ts'
export { ypCoreNorms } from './yp-core/norms.ts'
