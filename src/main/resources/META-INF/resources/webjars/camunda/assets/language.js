import './time-zone.js';
import './session.js';
import {putLandmarks} from './landmarks.js';
import {putWordsRight} from './words.js';

// Chinese, whatever language the browser asks for: it is the one language in which every text of the service is written.
document.title = '联办';
document.documentElement.lang = 'zh-CN';
putWordsRight();
putLandmarks();

/** One locale alone: with a second to fall back on, the dates are in whichever is read last. */
export const locales = {availableLocales: ['zh'], fallbackLocale: 'zh'};
