export {default} from '../../../assets/log-in.js';
