/** The answering room's public interface. */
export { Answering } from './answering.tsx'
