/** The instruments' labels for whoever has no other way to them: the collector, which knows this room only. */
export { loadLabels } from '#instruments/labels'
