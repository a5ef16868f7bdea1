CREATE TABLE "Nodes" (
    "Name" TEXT NOT NULL CONSTRAINT "PK_Nodes" PRIMARY KEY,
    "Version" TEXT NOT NULL,
    "StartedAt" INTEGER NOT NULL,
    "SeenAt" INTEGER NOT NULL,
    "State" TEXT NOT NULL,
    "Skew" INTEGER NOT NULL,
    "Jump" INTEGER NOT NULL,
    "JumpedAt" INTEGER NULL,
    "SweptAt" INTEGER NULL,
    "SweepTook" INTEGER NULL
);
