/** The answering room's front door. */
export { Answering } from './answering.tsx'
