import { jest } from '@jest/globals';

// Set by the ring in jest.config.js.
jest.setTimeout(globalThis.ringTimeout);
