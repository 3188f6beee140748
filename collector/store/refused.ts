/** The collector cannot start as it is set up. The message is one plain sentence for the one who starts it. */
export class StoreRefused extends Error {}
