import './time-zone.js';
import './session.js';
import {putLandmarks} from './landmarks.js';
import {keepTexts} from './texts.js';
import {putWordsRight} from './words.js';

// always Chinese, whatever language the browser asks for, because only Chinese texts are complete
document.title = '联办';
document.documentElement.lang = 'zh-CN';
putWordsRight();
putLandmarks();
await keepTexts('zh');

/** Only one locale, because with a second as fallback dates are in the one that is loaded last. */
export const locales = {availableLocales: ['zh'], fallbackLocale: 'zh'};
