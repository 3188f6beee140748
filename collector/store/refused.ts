/** The store cannot be used as it is. The message is one plain sentence for the one who starts the collector. */
export class StoreRefused extends Error {}
