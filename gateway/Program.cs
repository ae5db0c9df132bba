using PitMarshal.Cli;
return 0;
