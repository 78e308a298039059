/**
 * The script of « S'entraîner ».
 */
import { offerTraining } from "./training.js";

offerTraining();
