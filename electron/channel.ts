/** The one channel between the page and the main process; carries (method, params), answers with the envelope. */
export const CALL_CHANNEL = 'junheng:call';
