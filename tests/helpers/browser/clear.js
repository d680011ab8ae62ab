'use strict';

/** Ends the browser of the run. */
module.exports = () => globalThis.browserServer.close();
